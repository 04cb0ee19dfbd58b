// All buffers in one block; what comes and goes is a borrowed part of it.

use std::cell::RefCell;
use std::mem;
use std::ops::{Deref, DerefMut};

use super::{Answer, BUFFER_BYTES, Case};

struct Guard<'a, 's> {
    free: &'a RefCell<Vec<&'s mut [u8]>>,
    part: &'s mut [u8],
}

impl Deref for Guard<'_, '_> {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        self.part
    }
}

impl DerefMut for Guard<'_, '_> {
    fn deref_mut(&mut self) -> &mut [u8] {
        self.part
    }
}

impl Drop for Guard<'_, '_> {
    fn drop(&mut self) {
        self.free.borrow_mut().push(mem::take(&mut self.part));
    }
}

pub fn solve(case: &Case) -> Answer {
    let mut slab = vec![0; case.at_once * BUFFER_BYTES];
    let parts: Vec<&mut [u8]> = slab.chunks_mut(BUFFER_BYTES).collect();
    let free = RefCell::new(parts);
    let take = || {
        let part = free.borrow_mut().pop();
        Guard { free: &free, part: part.expect("no more than at once") }
    };
    case.run(take, drop)
}
