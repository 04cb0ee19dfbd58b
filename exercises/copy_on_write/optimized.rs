//! All handles share one block of entries; a handle that writes takes a copy
//! of its own first, if it does not have one yet.

use std::rc::Rc;

use super::{Answer, Case};

/// Cloning it copies the pointer and adds one to the block's count of owners.
#[derive(Clone)]
pub struct Handle {
    entries: Rc<[u64]>,
}

impl Handle {
    pub fn new(entries: &[u64]) -> Self {
        Handle { entries: Rc::from(entries) }
    }

    pub fn entries(&self) -> &[u64] {
        &self.entries
    }

    pub fn write(&mut self, index: usize, value: u64) {
        Rc::make_mut(&mut self.entries)[index] = value;
    }
}

pub fn solve(case: &Case) -> Answer {
    let mut handles = vec![Handle::new(&case.entries); case.handle_count];

    for write in case.writes.iter() {
        handles[write.handle].write(write.index, write.value);
    }

    let mut sum = 0;
    for (number, handle) in (1..).zip(&handles) {
        sum += number * handle.entries().iter().sum::<u64>();
    }
    sum
}
