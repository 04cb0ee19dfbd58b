// A guard for anything: what it does in the end is a closure, as in the crate
// `scopeguard`.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::ops::{Deref, DerefMut};

use super::{Answer, BUFFER_BYTES, Case};

struct Guard<T, F: FnMut(T)> {
    value: Option<T>,
    end: F,
}

impl<T, F: FnMut(T)> Deref for Guard<T, F> {
    type Target = T;

    fn deref(&self) -> &T {
        self.value.as_ref().expect("it is there until the end")
    }
}

impl<T, F: FnMut(T)> DerefMut for Guard<T, F> {
    fn deref_mut(&mut self) -> &mut T {
        self.value.as_mut().expect("it is there until the end")
    }
}

impl<T, F: FnMut(T)> Drop for Guard<T, F> {
    fn drop(&mut self) {
        if let Some(value) = self.value.take() {
            (self.end)(value);
        }
    }
}

pub fn solve(case: &Case) -> Answer {
    let free = RefCell::new(VecDeque::new());
    let take = || {
        let buffer = free.borrow_mut().pop_front();
        let buffer = buffer.unwrap_or_else(|| vec![0; BUFFER_BYTES]);
        let end = |buffer| free.borrow_mut().push_back(buffer);
        Guard { value: Some(buffer), end }
    };
    case.run(take, drop)
}
