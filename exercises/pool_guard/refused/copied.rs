// over-budget: puts a copy back, and drops the buffer.

use std::cell::RefCell;
use std::ops::{Deref, DerefMut};

use super::{Answer, BUFFER_BYTES, Case};

/// Owns the buffer of an upload.
struct Guard<'a> {
    free: &'a RefCell<Vec<Vec<u8>>>,
    buffer: Vec<u8>,
}

impl Deref for Guard<'_> {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.buffer
    }
}

impl DerefMut for Guard<'_> {
    fn deref_mut(&mut self) -> &mut [u8] {
        &mut self.buffer
    }
}

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        let buffer = self.buffer.clone();
        self.free.borrow_mut().push(buffer);
    }
}

pub fn solve(case: &Case) -> Answer {
    let free = RefCell::new(Vec::new());
    let take = || {
        let buffer = free.borrow_mut().pop();
        let buffer = buffer.unwrap_or_else(|| vec![0; BUFFER_BYTES]);
        Guard { free: &free, buffer }
    };
    case.run(take, drop)
}
