// Follows the hints: a counted pointer, and `make_mut` for the write.

use std::rc::Rc;

use super::{Answer, Case};

#[derive(Clone)]
struct Handle {
    entries: Rc<[u64]>,
}

impl Handle {
    fn write(&mut self, index: usize, value: u64) {
        Rc::make_mut(&mut self.entries)[index] = value;
    }
}

pub fn solve(case: &Case) -> Answer {
    let first = Handle { entries: Rc::from(&case.entries[..]) };
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
