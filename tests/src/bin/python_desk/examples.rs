//! The examples of the verbs, from `examples.txt` beside this file: blocks apart by an empty line, each a verb
//! and its lines. What all begin with, a new book and an officer at its desk, is said once, here.

use std::collections::BTreeMap;

const WRITTEN: &str = include_str!("examples.txt");

/// What every example begins with, so that each runs alone.
const BEGINNING: [&str; 3] = [
    ">>> import inward",
    ">>> crm = inward.in_memory(\"阳泉经开区\", currency=\"CNY\")",
    ">>> desk = crm.desk(\"wang.li\", unit=\"招商一局\")",
];

/// The examples that no verb has taken yet.
pub struct Examples(BTreeMap<&'static str, &'static str>);

impl Examples {
    pub fn read() -> Result<Self, String> {
        let mut examples = BTreeMap::new();
        for block in WRITTEN.trim_end().split("\n\n").filter(|block| !block.starts_with('#')) {
            let (verb, example) = block.split_once('\n').ok_or_else(|| format!("`{block}` is no example of a verb"))?;
            if !example.starts_with(">>> ") {
                return Err(format!("the example of `{verb}` does not begin with what is typed"));
            }
            if examples.insert(verb, example).is_some() {
                return Err(format!("`{verb}` has two examples"));
            }
        }
        Ok(Self(examples))
    }

    /// The lines of the example of a verb.
    pub fn take(&mut self, verb: &str) -> Result<impl Iterator<Item = &'static str> + use<>, String> {
        let example =
            self.0.remove(verb).ok_or_else(|| format!("`{verb}` has no example: write one in examples.txt"))?;
        Ok(BEGINNING.into_iter().chain(example.lines()))
    }

    /// Refuses examples of what is no verb.
    pub fn all_taken(self) -> Result<(), String> {
        match self.0.keys().next() {
            Some(verb) => Err(format!("examples.txt has an example of `{verb}`, which is no verb")),
            None => Ok(()),
        }
    }
}
