// A map with the time of the last use beside each value.

use std::collections::BTreeMap;

use super::{Answer, Case};

struct Entry {
    value: Box<[u8]>,
    used: usize,
}

fn held(entries: &BTreeMap<u32, Entry>) -> usize {
    entries.values().map(|entry| entry.value.len()).sum()
}

pub fn solve(case: &Case) -> Answer {
    let mut entries: BTreeMap<u32, Entry> = BTreeMap::new();
    let mut sum = 0;

    for (now, lookup) in case.lookups.iter().enumerate() {
        if lookup.changed {
            entries.remove(&lookup.key);
        }
        if let Some(entry) = entries.get_mut(&lookup.key) {
            entry.used = now;
            sum += lookup.sum_in(&entry.value);
            continue;
        }
        let value = case.compute(lookup).into_boxed_slice();
        sum += lookup.sum_in(&value);
        if value.len() > case.limit {
            continue;
        }
        while held(&entries) + value.len() > case.limit {
            let oldest = entries.iter().min_by_key(|(_, entry)| entry.used);
            let key = *oldest.expect("some are held").0;
            entries.remove(&key);
        }
        entries.insert(lookup.key, Entry { value, used: now });
    }
    sum
}
