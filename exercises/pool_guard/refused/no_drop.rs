// over-budget: a guard that takes from the pool, and puts nothing back.

use std::cell::RefCell;
use std::ops::{Deref, DerefMut};

use super::{Answer, BUFFER_BYTES, Case};

/// Owns the buffer of an upload.
struct Guard {
    buffer: Vec<u8>,
}

impl Deref for Guard {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.buffer
    }
}

impl DerefMut for Guard {
    fn deref_mut(&mut self) -> &mut [u8] {
        &mut self.buffer
    }
}

pub fn solve(case: &Case) -> Answer {
    let free = RefCell::new(Vec::<Vec<u8>>::new());
    let take = || {
        let buffer = free.borrow_mut().pop();
        let buffer = buffer.unwrap_or_else(|| vec![0; BUFFER_BYTES]);
        Guard { buffer }
    };
    case.run(take, drop)
}
