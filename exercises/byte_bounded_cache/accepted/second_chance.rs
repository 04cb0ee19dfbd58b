// A ring: what was used since the hand last passed gets a second chance.

use std::collections::VecDeque;

use super::{Answer, Case};

struct Entry {
    key: u32,
    value: Vec<u8>,
    used: bool,
}

#[derive(Default)]
struct Ring {
    entries: VecDeque<Entry>,
    held: usize,
}

impl Ring {
    fn forget(&mut self, key: u32) {
        if let Some(at) = self.entries.iter().position(|e| e.key == key) {
            self.held -= self.entries[at].value.len();
            self.entries.remove(at);
        }
    }

    fn make_room(&mut self, bytes: usize, limit: usize) {
        while self.held + bytes > limit {
            let mut entry = self.entries.pop_front().expect("some are held");
            if entry.used {
                entry.used = false;
                self.entries.push_back(entry);
            } else {
                self.held -= entry.value.len();
            }
        }
    }
}

pub fn solve(case: &Case) -> Answer {
    let mut ring = Ring::default();
    let mut sum = 0;

    for lookup in &case.lookups {
        if lookup.changed {
            ring.forget(lookup.key);
        }
        let mut entries = ring.entries.iter_mut();
        if let Some(entry) = entries.find(|entry| entry.key == lookup.key) {
            entry.used = true;
            sum += lookup.sum_in(&entry.value);
            continue;
        }
        let value = case.compute(lookup);
        sum += lookup.sum_in(&value);
        if value.len() <= case.limit {
            ring.make_room(value.len(), case.limit);
            ring.held += value.len();
            ring.entries.push_back(Entry {
                key: lookup.key,
                value,
                used: false,
            });
        }
    }
    sum
}
