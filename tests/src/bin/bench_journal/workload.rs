//! The commands that are timed: five to an investment, from its lead to its project.

use std::path::Path;

use inward::core::command::Command;
use inward::prelude::*;
use uuid::Uuid;

use crate::Fallible;

/// The verbs of the five commands, in order.
pub const VERBS: [&str; 5] = ["capture_lead", "open_negotiation", "reach", "sign_agreement", "record_project"];

/// How many investors share the investments.
const INVESTORS: u32 = 500;

/// Whose desk it is.
pub fn officer() -> Officer {
    Officer::named("wang.li").unit("招商一局")
}

/// The zone of every book.
pub fn zone() -> NewZone {
    NewZone::named("阳泉经开区").currency("CNY")
}

/// The investors of a book, made where there are none yet.
pub fn investors(desk: &Desk) -> Fallible<Vec<Id<Organisation>>> {
    let mut batch = desk.batch();
    let made = (0..INVESTORS)
        .map(|number| batch.add(AddOrganisation::named(format!("第{number}号蓝宝石科技有限公司"))).creates())
        .collect();
    batch.commit()?;
    Ok(made)
}

/// A new book in a file, with its desk and its investors.
pub fn seed(path: &Path) -> Fallible<Vec<Id<Organisation>>> {
    let crm = Crm::create_with(path, zone(), Options::default())?;
    let investors = investors(&crm.desk(officer())?)?;
    crm.close()?;
    Ok(investors)
}

/// Five commands with their ids.
pub type Five = [(CommandId, Command); 5];

/// An id that no command has had.
pub fn fresh() -> CommandId {
    CommandId::new(Uuid::now_v7())
}

/// The commands of one investment, under five ids. `number` varies titles, dates, amounts and
/// investors.
pub fn five(number: u32, ids: [CommandId; 5], investors: &[Id<Organisation>]) -> Fallible<Five> {
    let [lead, talks, review, contract, project] = ids;
    let (lead_id, talks_id, contract_id) =
        (lead.creates::<Lead>(), talks.creates::<Negotiation>(), contract.creates::<Agreement>());
    let year = 2016 + number % 6;
    let month = 1 + number / 7 % 3;
    let day = |later: u32, day: u32| format!("{year}-{:02}-{:02}", month + later, 1 + (number + day) % 28);
    let planned = format!("{}万元", 500 + u64::from(number) % 9_973 * 10);
    let investor = investors.get(usize::try_from(number)? % investors.len().max(1)).ok_or("no investors")?;
    Ok([
        (
            lead,
            CaptureLead::titled(format!("高品质蓝宝石长晶及晶加项目第{number}期"))
                .on(day(0, 0).as_str())?
                .investor(*investor)
                .total_planned(planned.parse()?)
                .into(),
        ),
        (talks, OpenNegotiation::with(lead_id).on(day(1, 3).as_str())?.likelihood(Likelihood::High).into()),
        (review, Reach::of(talks_id, milestone::REVIEWED).on(day(3, 7).as_str())?.into()),
        (
            contract,
            SignAgreement::contract(talks_id).on(day(6, 11).as_str())?.contract_investment(planned.parse()?).into(),
        ),
        (project, RecordProject::under(contract_id).nature("attracted").total_planned(planned.parse()?).into()),
    ])
}

/// Gives one of the five.
pub fn give(desk: &Desk, (id, command): &(CommandId, Command)) -> Fallible<()> {
    let id = *id;
    match command.clone() {
        Command::CaptureLead(command) => desk.execute_as(id, command).map(drop)?,
        Command::OpenNegotiation(command) => desk.execute_as(id, command).map(drop)?,
        Command::Reach(command) => desk.execute_as(id, command).map(drop)?,
        Command::SignAgreement(command) => desk.execute_as(id, command).map(drop)?,
        Command::RecordProject(command) => desk.execute_as(id, command).map(drop)?,
        other => return Err(format!("`{}` is not one of the five", other.verb()).into()),
    }
    Ok(())
}
