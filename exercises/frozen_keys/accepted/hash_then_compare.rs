// Sorts by a hash of 64 bits, and compares the events where hashes are equal.

use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let hasher = BuildHasherDefault::<DefaultHasher>::default();
    let events = &case.events;
    let hashed = |position| (hasher.hash_one(&events[position]), position);
    let mut order: Vec<(u64, usize)> = (0..events.len()).map(hashed).collect();
    order.sort_unstable();
    let mut different = 0;
    let mut distance = 0;
    for mut alike in order.chunk_by_mut(|a, b| a.0 == b.0) {
        // Nearly always all of them are equal.
        while let [(_, first), ..] = *alike {
            alike.sort_unstable_by_key(|(_, p)| {
                (events[*p] != events[first], *p)
            });
            let same = |(_, p): &(u64, usize)| events[*p] == events[first];
            let (equal, others) =
                alike.split_at_mut(alike.partition_point(same));
            different += 1;
            for (_, position) in equal {
                distance += (*position - first) as u64;
            }
            alike = others;
        }
    }
    Answer { different, distance }
}
