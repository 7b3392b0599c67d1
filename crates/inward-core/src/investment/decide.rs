//! The rules on investments: what a command does, and why it is refused.

use crate::id::Id;
use crate::rules::Deciding;
use crate::world::{Decision, Stop};

use super::Investment;
use super::command::OpenInvestment;
use super::event::InvestmentOpened;

pub(crate) fn open(mut deciding: Deciding<'_>, command: &OpenInvestment) -> Result<Decision, Stop> {
    let investment: Id<Investment> = deciding.own_id();
    let opening = deciding.opening(investment.record(), &command.title, &command.profile)?;
    deciding.emit(investment, InvestmentOpened { opening });
    Ok(deciding.answer(investment))
}
