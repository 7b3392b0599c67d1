//! The columns of entries: what each kind of them has, with those of procedures after it.

use inward_core::entry::{Entry, EntryKind};

use super::columns::{borrowed, names, shown, state};
use super::parts::Parts;

pub(super) fn entry() -> Parts {
    let parts = names("Its title", "名称")
        .text(
            "kind",
            [
                "list, promotion_event, policy, inspection or procedure",
                "种类（list 清单、promotion_event 招商活动、policy 政策、inspection 检查、procedure 办事事项）",
            ],
            |asked| {
                borrowed(match &state::<Entry>(asked)?.kind {
                    EntryKind::List { .. } => "list",
                    EntryKind::PromotionEvent { .. } => "promotion_event",
                    EntryKind::Policy(_) => "policy",
                    EntryKind::Inspection { .. } => "inspection",
                    EntryKind::Procedure => "procedure",
                })
            },
        )
        .when(
            "on",
            ["The day a list was issued, an event took place, or an authority came", "印发、举办或检查日期"],
            |asked| {
                let entry = state::<Entry>(asked)?;
                entry.on.as_ref().or_else(|| entry.inspected(asked.point.as_of)?.of.on.as_ref())
            },
        )
        .when("period", ["The year or other period a list is for", "清单所属期间"], |asked| {
            match &state::<Entry>(asked)?.kind {
                EntryKind::List { period } => period.as_ref(),
                _ => None,
            }
        })
        .text("place", ["Where an event took place", "活动地点"], |asked| match &state::<Entry>(asked)?.kind {
            EntryKind::PromotionEvent { place, .. } => borrowed(place.as_deref()),
            _ => None,
        })
        .amount("cost", ["What an event cost, or what a procedure costs", "活动费用或办事费用"], |asked| {
            match &state::<Entry>(asked)?.kind {
                EntryKind::PromotionEvent { cost, .. } => cost.as_ref(),
                EntryKind::Procedure => super::approvals::version(asked)?.cost.as_ref(),
                _ => None,
            }
        })
        .text("document", ["The number of the document of a policy", "政策文号"], |asked| {
            borrowed(state::<Entry>(asked)?.as_policy()?.document.as_deref())
        })
        .id("issuer", ["The unit that issued a policy", "政策发文单位"], |asked| {
            state::<Entry>(asked)?.as_policy()?.issuer
        })
        .when("issued", ["The day a policy was issued", "政策印发日期"], |asked| {
            let issued = state::<Entry>(asked)?.policy.issued.occurrences(asked.point.as_of);
            issued.filter_map(|issued| issued.fact.of.on.as_ref()).last()
        })
        .when("valid", ["Since when and until when a policy is valid", "政策有效期"], |asked| {
            state::<Entry>(asked)?.policy.validity_at(asked.point.as_of)
        })
        .text("legal_basis", ["What a policy or a procedure rests on", "政策或办事事项的依据"], |asked| {
            let of_procedure = || super::approvals::version(asked)?.legal_basis.as_deref();
            borrowed(state::<Entry>(asked)?.policy.legal_basis_at(asked.point.as_of).or_else(of_procedure))
        })
        .text(
            "review",
            [
                "What became of the fair-competition review of a policy: passed, not_needed, failed or not_done",
                "公平竞争审查（passed 审查通过、not_needed 无需审查、failed 审查未通过、not_done 未审查）",
            ],
            |asked| borrowed(Some(state::<Entry>(asked)?.policy.review_at(asked.point.as_of)?.outcome.key())),
        )
        .when("repealed", ["The day a policy was repealed", "政策废止日期"], |asked| {
            state::<Entry>(asked)?.policy.repeal_at(asked.point.as_of)?.of.on.as_ref()
        })
        .text("inspected", ["The enterprise that was inspected", "受检企业"], |asked| {
            match state::<Entry>(asked)?.kind {
                EntryKind::Inspection { organisation, .. } => shown(Some(organisation)),
                _ => None,
            }
        })
        .text(
            "authority",
            ["The authority that came, or that decides on a procedure: a unit", "检查单位，或办事事项的实施主体"],
            |asked| match state::<Entry>(asked)?.kind {
                EntryKind::Inspection { authority, .. } => shown(Some(authority)),
                EntryKind::Procedure => shown(Some(super::approvals::version(asked)?.authority)),
                _ => None,
            },
        )
        .text(
            "purpose",
            ["Of an inspection, routine or emergency", "检查类别（routine 日常、emergency 应急）"],
            |asked| borrowed(state::<Entry>(asked)?.inspected(asked.point.as_of)?.value.purpose.key()),
        );
    super::approvals::procedure(parts)
}
