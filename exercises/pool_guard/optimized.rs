//! A guard owns the buffer of an upload, and puts it back when it goes.

use std::cell::RefCell;
use std::mem;
use std::ops::{Deref, DerefMut};

use super::{Answer, BUFFER_BYTES, Case};

/// Buffers that nobody uses at the moment.
pub struct Pool {
    free: RefCell<Vec<Vec<u8>>>,
}

impl Pool {
    /// An empty pool, with room in its list for so many buffers.
    pub fn new(most: usize) -> Self {
        Pool { free: RefCell::new(Vec::with_capacity(most)) }
    }

    /// A buffer that is free, or else a new one.
    pub fn take(&self) -> Guard<'_> {
        let buffer = self.free.borrow_mut().pop();
        let buffer = buffer.unwrap_or_else(|| vec![0; BUFFER_BYTES]);
        Guard { pool: self, buffer }
    }
}

/// A buffer on loan from a pool.
#[must_use = "dropped at once, it goes straight back"]
pub struct Guard<'a> {
    pool: &'a Pool,
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
        let buffer = mem::take(&mut self.buffer);
        self.pool.free.borrow_mut().push(buffer);
    }
}

pub fn solve(case: &Case) -> Answer {
    let pool = Pool::new(case.at_once);
    case.run(|| pool.take(), drop)
}
