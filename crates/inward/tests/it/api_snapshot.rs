//! A snapshot of what `inward` promises: every public item of the facade, of the core that it hands
//! on as `inward::core` and in its prelude, of the tables (`inward::analysis`), and of the few types of its other sisters, with their
//! signatures. A change of it is a visible change of a file under `tests/golden/public_api`.
//!
//! The items are read from the sources as rustfmt leaves them. What is `pub` in a module that is
//! not may stand here as well: a line too many is seen, a line too few is not.

use std::fmt::Write;
use std::path::{Path, PathBuf};

/// A crate, and which of its types are handed on; none means all of it.
const CRATES: [(&str, &[&str]); 5] = [
    ("inward", &[]),
    ("inward-analysis", &[]),
    ("inward-core", &[]),
    ("inward-journal", &["Answered", "Head", "StoredEvent"]),
    ("inward-ledger", &["RowFault"]),
];

const RENEW: &str = "if the change is meant, renew the snapshot and commit it:
    INWARD_WRITE_GOLDEN=1 cargo test --locked -p inward --test it api_snapshot";

#[test]
fn the_public_api_is_the_one_that_was_committed() {
    let renews = std::env::var_os("INWARD_WRITE_GOLDEN").is_some_and(|value| value == "1");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let folder = root.join("tests/golden/public_api");
    let mut changes = String::new();
    for (name, only) in CRATES {
        let now = snapshot(&root.join("crates").join(name).join("src"), only);
        let path = folder.join(format!("{name}.txt"));
        if renews {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&path, &now).unwrap();
        }
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        changes += &difference(name, &committed, &now);
    }
    assert!(changes.is_empty(), "the public API has changed:\n{changes}\n{RENEW}");
}

/// The public items of every source file, each file under its path.
fn snapshot(sources: &Path, only: &[&str]) -> String {
    let mut files = Vec::new();
    gather(sources, &mut files);
    files.sort();
    assert!(!files.is_empty(), "no sources in {}", sources.display());
    let mut text = String::new();
    for file in files {
        let source = std::fs::read_to_string(&file).unwrap();
        let mut items = Reader::of(&source).items();
        items.retain(|item| only.is_empty() || only.iter().any(|name| item.is_of(name)));
        if !items.is_empty() {
            let path = file.strip_prefix(sources).unwrap().to_str().unwrap().replace('\\', "/");
            let _ = writeln!(text, "# {path}");
            items.iter().for_each(|item| text += &item.say());
            text.push('\n');
        }
    }
    text
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// What one side has and the other has not, in the order of the lines.
fn difference(name: &str, committed: &str, now: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (committed.lines().collect(), now.lines().collect());
    let mut text = String::new();
    let (mut at, mut file) = (0, "");
    for line in &new {
        if line.starts_with("# ") {
            file = line;
        }
        match old[at..].iter().position(|other| other == line) {
            Some(ahead) => {
                for gone in &old[at..at + ahead] {
                    let _ = writeln!(text, "- {name} {file}: {gone}");
                }
                at += ahead + 1;
            }
            None => {
                let _ = writeln!(text, "+ {name} {file}: {line}");
            }
        }
    }
    for gone in &old[at..] {
        let _ = writeln!(text, "- {name}: {gone}");
    }
    text
}

/// One public item: where it stands, and its signature on one line.
struct Item {
    within: String,
    signature: String,
}

impl Item {
    fn is_of(&self, name: &str) -> bool {
        let words = |text: &str| text.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == name);
        let own = self.signature.rsplit("] ").next().unwrap_or("").split(['(', '{']).next().unwrap_or("");
        words(&self.within) || (self.within.is_empty() && words(own))
    }

    fn say(&self) -> String {
        let indent = if self.within.is_empty() { "" } else { "    " };
        format!("{indent}{}\n", self.signature)
    }
}

/// Reads the public items of one file.
struct Reader<'s> {
    lines: Vec<&'s str>,
    at: usize,
    items: Vec<Item>,
    attributes: Vec<String>,
}

impl<'s> Reader<'s> {
    fn of(source: &'s str) -> Self {
        let source = source.split("\n#[cfg(test)]\nmod tests").next().unwrap_or("");
        let lines = source.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        Self { lines, at: 0, items: Vec::new(), attributes: Vec::new() }
    }

    fn items(mut self) -> Vec<Item> {
        let mut within = String::new();
        while let Some(line) = self.lines.get(self.at).copied() {
            let (text, indent) = (line.trim(), line.len() - line.trim_start().len());
            if indent == 0 && !text.is_empty() && !text.starts_with('}') {
                within.clear();
            }
            if text.starts_with("macro_rules!") {
                self.block(indent);
                self.attributes.clear();
            } else if indent == 0 && text.ends_with("! {") {
                // A table of commands, events, codes, reads or verbs: what it makes follows from its rows.
                let name = text.trim_end_matches('{').trim().to_owned();
                let body = self.block(0);
                self.push("", &name);
                for row in body.iter().map(|row| row.trim()).filter(|row| is_row(row)) {
                    self.push(&name, row);
                }
            } else if text.starts_with("#[") {
                let whole = self.until(|line| line.ends_with(']'));
                self.attributes.push(whole);
            } else if indent == 0 && (text.starts_with("impl ") || text.starts_with("impl<")) {
                within = self.until(|line| line.ends_with('{') || line.ends_with("{}"));
                let header = within.trim_end_matches(['{', '}']).trim().to_owned();
                within.clone_from(&header);
                self.push("", &header);
            } else if text.ends_with('{')
                && ["pub(crate) struct ", "pub(super) struct ", "struct "].iter().any(|it| text.starts_with(it))
            {
                self.block(indent);
                self.attributes.clear();
            } else if text.starts_with("pub ") {
                if indent == 0 && text.starts_with("pub struct ") && text.ends_with('{') {
                    text.trim_end_matches('{').trim().clone_into(&mut within);
                    self.public(text, "", indent);
                } else {
                    self.public(text, &within, indent);
                }
            } else {
                if !text.is_empty() {
                    self.attributes.clear();
                }
                self.at += 1;
            }
        }
        // A header of an `impl` that has nothing public in it, and is of no trait, promises nothing.
        let said: Vec<bool> = (0..self.items.len())
            .map(|at| {
                let item = &self.items[at];
                let bare =
                    item.within.is_empty() && item.signature.starts_with("impl") && !item.signature.contains(" for ");
                !bare || self.items.get(at + 1).is_some_and(|next| next.within == item.signature)
            })
            .collect();
        let mut said = said.into_iter();
        self.items.retain(|_| said.next().unwrap_or(true));
        self.items
    }

    fn public(&mut self, text: &str, within: &str, indent: usize) {
        let kind = text.split_whitespace().nth(1).unwrap_or("");
        if matches!(kind, "enum" | "trait") && !text.ends_with("{}") {
            let header = self.lines[self.at].trim().trim_end_matches('{').trim().to_owned();
            let body = self.block(indent);
            self.push(within, &header);
            let rows: Vec<&str> = body.iter().map(|row| row.trim()).filter(|row| !row.is_empty()).collect();
            for row in rows.into_iter().filter(|row| !row.starts_with("#[doc")) {
                self.push(&header, row);
            }
            return;
        }
        let is_field =
            indent > 0 && !matches!(kind, "fn" | "const" | "async" | "unsafe" | "use" | "mod" | "type" | "static");
        let whole = if kind == "use" {
            self.until(|line| line.ends_with(';'))
        } else if is_field {
            self.until(|line| line.ends_with(',') || line.ends_with('}'))
        } else {
            self.until(|line| line.ends_with('{') || line.ends_with(';') || line.ends_with('}'))
        };
        let whole = match whole.split_once(" { ") {
            // A function on one line, body and all.
            Some((head, _)) if whole.contains("fn ") => head.to_owned(),
            _ => whole.trim_end_matches(['{', ';']).trim().to_owned(),
        };
        self.push(within, &whole);
    }

    /// The lines up to the one that ends it, joined by spaces.
    fn until(&mut self, ends: impl Fn(&str) -> bool) -> String {
        let mut whole = String::new();
        while let Some(line) = self.lines.get(self.at) {
            self.at += 1;
            let line = line.trim();
            if !whole.is_empty() && !whole.ends_with('(') && !line.starts_with(')') {
                whole.push(' ');
            }
            whole += line;
            if ends(line) {
                break;
            }
        }
        whole
    }

    /// The lines between a line and the brace that closes it at the same depth.
    fn block(&mut self, indent: usize) -> Vec<&'s str> {
        let start = self.at + 1;
        let closes = |line: &&str| line.trim_start().starts_with('}') && line.len() - line.trim_start().len() == indent;
        let length = self.lines[start..].iter().position(closes).unwrap_or(self.lines.len() - start);
        self.at = start + length + 1;
        self.lines[start..start + length].to_vec()
    }

    fn push(&mut self, within: &str, signature: &str) {
        let kept = ["#[derive", "#[must_use", "#[non_exhaustive", "#[cfg(", "#[serde"];
        let attributes = self.attributes.drain(..).filter(|it| kept.iter().any(|start| it.starts_with(start)));
        let whole: Vec<String> = attributes.chain([signature.to_owned()]).collect();
        self.items.push(Item { within: within.to_owned(), signature: whole.join(" ") });
    }
}

/// Whether a line of a table says something that is promised, not only in words.
fn is_row(row: &str) -> bool {
    !row.is_empty() && !row.starts_with('"') && !row.starts_with("#[doc")
}
