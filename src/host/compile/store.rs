//! The modules that were built, as many as there is room for.

use std::collections::HashMap;
use std::sync::Arc;

use protocol::compile::Built;

/// The most bytes that are kept.
const ROOM: usize = 64 << 20;

/// The most bytes that lines and diagnostics take in memory, as a multiple of
/// their bytes as JSON: a call of one frame with a short name has 60 as JSON,
/// and some 300 in memory.
const OF_JSON: usize = 6;

/// The result of compiling a source.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    pub(super) built: Built,
    pub(super) counting: Arc<[u8]>,
    pub(super) traced: Arc<[u8]>,
}

impl Kept {
    fn bytes(&self) -> usize {
        // Nothing of it has a key that is no string, so it can be written.
        let built = serde_json::to_vec(&self.built).map_or(0, |json| json.len());
        self.counting.len() + self.traced.len() + OF_JSON * built
    }
}

/// Built modules by their source's digest; of too many, those that were asked
/// for longest ago go.
#[derive(Debug, Default)]
pub(super) struct Store {
    entries: HashMap<String, Entry>,
    bytes: usize,
    clock: u64,
}

#[derive(Debug)]
struct Entry {
    used: u64,
    bytes: usize,
    kept: Kept,
}

impl Store {
    pub(super) fn get(&mut self, id: &str) -> Option<&Kept> {
        self.clock += 1;
        let entry = self.entries.get_mut(id)?;
        entry.used = self.clock;
        Some(&entry.kept)
    }

    pub(super) fn put(&mut self, id: String, kept: Kept) {
        self.clock += 1;
        self.remove(&id);
        let entry = Entry {
            used: self.clock,
            bytes: kept.bytes(),
            kept,
        };
        self.bytes += entry.bytes;
        self.entries.insert(id, entry);
        while self.bytes > ROOM {
            let oldest = self.entries.iter().min_by_key(|(_, entry)| entry.used);
            let Some(oldest) = oldest.map(|(id, _)| id.clone()) else {
                return;
            };
            self.remove(&oldest);
        }
    }

    fn remove(&mut self, id: &str) {
        if let Some(gone) = self.entries.remove(id) {
            self.bytes -= gone.bytes;
        }
    }
}

#[cfg(test)]
mod tests {
    use protocol::compile::{Diagnostic, DiagnosticLevel};
    use protocol::{Frame, LineTable, TracedCall};

    use super::*;

    fn kept(bytes: usize) -> Kept {
        Kept {
            built: Built {
                module: String::new(),
                traced: String::new(),
                lines: LineTable::default(),
                statics: Vec::new(),
                diagnostics: Vec::new(),
            },
            counting: vec![0; bytes].into(),
            traced: Vec::new().into(),
        }
    }

    #[test]
    fn what_was_not_asked_for_longest_goes_first() {
        let mut store = Store::default();
        let quarter = ROOM / 4;
        for id in ["a", "b", "c"] {
            store.put(id.to_owned(), kept(quarter));
        }
        assert!(store.get("a").is_some());
        store.put("d".to_owned(), kept(quarter));
        assert!(store.get("b").is_none());
        for id in ["a", "c", "d"] {
            assert!(store.get(id).is_some(), "{id}");
        }
        assert_eq!(store.bytes, 3 * kept(quarter).bytes());
    }

    #[test]
    fn the_same_source_again_takes_no_more_room() {
        let mut store = Store::default();
        store.put("a".to_owned(), kept(10));
        store.put("a".to_owned(), kept(20));
        assert_eq!(store.bytes, kept(20).bytes());
    }

    #[test]
    fn lines_and_diagnostics_take_room_too() {
        let mut with_lines = kept(0);
        let frame = Frame {
            file: "yours.rs".to_owned(),
            line: 1,
            function: "f".to_owned(),
        };
        let call = TracedCall {
            frames: vec![frame],
        };
        with_lines.built.lines.calls = vec![call; 1_000];
        assert!(with_lines.bytes() > 300_000, "{}", with_lines.bytes());

        let mut with_diagnostics = kept(0);
        with_diagnostics.built.diagnostics = vec![Diagnostic {
            level: DiagnosticLevel::Warning,
            code: None,
            message: "a".repeat(1_000),
            spans: Vec::new(),
            notes: vec!["a".repeat(1_000)],
            suggestions: Vec::new(),
        }];
        assert!(with_diagnostics.bytes() > 2_000);
    }
}
