// Borrowed from the case: nothing is copied until somebody writes.

use std::borrow::Cow;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let shared = Cow::Borrowed(&case.entries[..]);
    let mut handles: Vec<Cow<[u64]>> = vec![shared; case.handle_count];

    for write in case.writes.iter() {
        handles[write.handle].to_mut()[write.index] = write.value;
    }

    let sums = handles.iter().map(|entries| entries.iter().sum::<u64>());
    (1..).zip(sums).map(|(number, sum): (u64, u64)| number * sum).sum()
}
