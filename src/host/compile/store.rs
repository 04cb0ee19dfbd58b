//! The modules that were built, as many as there is room for.

use std::collections::HashMap;
use std::sync::Arc;

use protocol::compile::Built;

/// How many bytes of modules are kept.
const ROOM: usize = 64 << 20;

/// What a source became.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    pub(super) built: Built,
    pub(super) counting: Arc<[u8]>,
    pub(super) traced: Arc<[u8]>,
}

impl Kept {
    fn bytes(&self) -> usize {
        self.counting.len() + self.traced.len()
    }
}

/// Built modules by their source's digest; of too many, those that were asked
/// for longest ago go.
#[derive(Debug, Default)]
pub(super) struct Store {
    kept: HashMap<String, (u64, Kept)>,
    bytes: usize,
    clock: u64,
}

impl Store {
    pub(super) fn get(&mut self, id: &str) -> Option<&Kept> {
        self.clock += 1;
        let (used, kept) = self.kept.get_mut(id)?;
        *used = self.clock;
        Some(kept)
    }

    pub(super) fn put(&mut self, id: String, kept: Kept) {
        self.clock += 1;
        self.bytes += kept.bytes();
        if let Some((_, before)) = self.kept.insert(id, (self.clock, kept)) {
            self.bytes -= before.bytes();
        }
        while self.bytes > ROOM {
            let entries = self.kept.iter();
            let Some(oldest) = entries.min_by_key(|(_, (used, _))| *used) else {
                return;
            };
            let oldest = oldest.0.clone();
            if let Some((_, gone)) = self.kept.remove(&oldest) {
                self.bytes -= gone.bytes();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use protocol::LineTable;

    fn kept(bytes: usize) -> Kept {
        Kept {
            built: Built {
                module: String::new(),
                traced: String::new(),
                lines: LineTable::default(),
                diagnostics: Vec::new(),
            },
            counting: vec![0; bytes].into(),
            traced: Vec::new().into(),
        }
    }

    #[test]
    fn what_was_not_asked_for_longest_goes_first() {
        let mut store = Store::default();
        let third = ROOM / 3;
        for id in ["a", "b", "c"] {
            store.put(id.to_owned(), kept(third));
        }
        assert!(store.get("a").is_some());
        store.put("d".to_owned(), kept(third));
        assert!(store.get("b").is_none());
        for id in ["a", "c", "d"] {
            assert!(store.get(id).is_some(), "{id}");
        }
        assert_eq!(store.bytes, 3 * third);
    }

    #[test]
    fn the_same_source_again_takes_no_more_room() {
        let mut store = Store::default();
        store.put("a".to_owned(), kept(10));
        store.put("a".to_owned(), kept(20));
        assert_eq!(store.bytes, 20);
    }
}
