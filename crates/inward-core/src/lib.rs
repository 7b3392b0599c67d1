//! The domain of investment attraction (招商引资), pure: values, dated facts, records, and the rules
//! that decide what a command does to them. No I/O, no clock, no randomness: time and ids come in
//! as arguments.
//!
//! The one flow: a [`command::Command`] and a [`world::World`] go into [`decide::decide`], events
//! come out; [`record::State`] is what a record's events make of it; [`index::Index`] is the row
//! that lists filter and sort on.
//!
//! | where | what |
//! |---|---|
//! | [`when`], [`money`], [`qualified`], [`number`], [`area`], [`identifier`] | values, read as offices write them |
//! | [`calendar`] | working days and office hours, as the notices of that day had them |
//! | [`deadline`] | when something is due: rules, pauses, extensions, what is left, and why |
//! | [`attention`] | what needs somebody's hand on a day |
//! | [`ratio`], [`count`] | shares and counts, exact or with the bounds that doubts leave them |
//! | [`fact`], [`evidence`] | what happened or holds, when it became known, corrections and retractions |
//! | [`milestone`], [`standing`], [`clock`], [`escalation`], [`finance`], [`measure`], [`attribute`] | the facts that records of several kinds keep |
//! | [`investment`], [`lead`], [`negotiation`], [`agreement`], [`project`], [`commitment`], [`issue`], [`task`], [`case`] | one kind of record each, from first contact to full benefit |
//! | [`organisation`], [`person`], [`mod@unit`], [`entry`], [`zone`] | who and what stands around them |
//! | [`playbook`] | a zone's own way of working, as data |
//! | [`command`], [`event`], [`record`], [`index`], [`filter`] | the tables of all commands and events, what records share, what lists use |
//! | [`refusal`], [`text`] | why something is not accepted, and everything that is said to people |

pub mod agreement;
pub mod area;
pub mod attention;
pub mod attribute;
pub mod calendar;
pub mod case;
pub mod clock;
pub mod command;
pub mod commitment;
pub mod count;
pub mod deadline;
pub mod decide;
pub mod entry;
pub mod escalation;
pub mod event;
pub mod evidence;
mod exact;
pub mod fact;
pub mod filter;
pub mod finance;
pub mod id;
pub mod identifier;
pub mod index;
pub mod industry;
pub mod investment;
pub mod issue;
mod json;
pub mod lead;
pub mod measure;
pub mod milestone;
pub mod money;
pub mod near;
pub mod negotiation;
pub mod number;
mod numeral;
pub mod organisation;
pub mod person;
pub mod playbook;
pub mod project;
pub mod qualified;
pub mod qualifier;
pub mod ratio;
pub mod record;
pub mod refusal;
mod rules;
mod scalar;
pub mod standing;
pub mod target;
pub mod task;
pub mod text;
pub mod unit;
pub mod when;
pub mod world;
pub mod zone;

pub use rules::Profile;
