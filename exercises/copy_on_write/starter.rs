//! Many handles start from the same entries, and few of them write.

use super::{Answer, Case};

#[derive(Clone)]
struct Handle {
    // A clone of a `Vec` copies every entry. Who needs the copy, and when?
    entries: Vec<u64>,
}

impl Handle {
    // A write through one handle must not show through another.
    fn write(&mut self, index: usize, value: u64) {
        self.entries[index] = value;
    }
}

pub fn solve(case: &Case) -> Answer {
    let first = Handle { entries: case.entries.clone() };
    let mut handles = vec![first; case.handle_count];

    for write in case.writes.iter() {
        handles[write.handle].write(write.index, write.value);
    }

    let mut sum = 0;
    for (number, handle) in (1..).zip(&handles) {
        sum += number * handle.entries.iter().sum::<u64>();
    }
    sum
}
