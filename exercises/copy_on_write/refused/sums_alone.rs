// wrong: keeps a sum for each handle, and does not know what a write replaces.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let start: u64 = case.entries.iter().sum();
    let mut sums = vec![start; case.handle_count];
    for write in case.writes.iter() {
        sums[write.handle] += write.value;
        sums[write.handle] -= case.entries[write.index];
    }
    (1..).zip(sums).map(|(number, sum): (u64, u64)| number * sum).sum()
}
