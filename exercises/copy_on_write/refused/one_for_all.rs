// wrong: one list for all handles, so a write shows through each of them.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut entries = case.entries.clone();
    for write in case.writes.iter() {
        entries[write.index] = write.value;
    }
    let sum: u64 = entries.iter().sum();
    (1..=case.handle_count as u64).map(|number| number * sum).sum()
}
