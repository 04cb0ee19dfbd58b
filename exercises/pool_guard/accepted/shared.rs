// Each guard owns the list too, by an `Rc`, so that no lifetime is written.

use std::cell::RefCell;
use std::mem;
use std::ops::{Deref, DerefMut};
use std::rc::Rc;

use super::{Answer, BUFFER_BYTES, Case};

type Free = Rc<RefCell<Vec<Vec<u8>>>>;

struct Guard {
    free: Free,
    buffer: Vec<u8>,
}

impl Deref for Guard {
    type Target = Vec<u8>;

    fn deref(&self) -> &Vec<u8> {
        &self.buffer
    }
}

impl DerefMut for Guard {
    fn deref_mut(&mut self) -> &mut Vec<u8> {
        &mut self.buffer
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.free.borrow_mut().push(mem::take(&mut self.buffer));
    }
}

pub fn solve(case: &Case) -> Answer {
    let free = Free::default();
    let take = || {
        let buffer = free.borrow_mut().pop();
        let buffer = buffer.unwrap_or_else(|| vec![0; BUFFER_BYTES]);
        Guard { free: Rc::clone(&free), buffer }
    };
    case.run(take, drop)
}
