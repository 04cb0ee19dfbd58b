// left-out: an object of no bytes, and its numbers in a list besides.

use std::cell::RefCell;

use super::{Answer, Case, Objects};

pub fn solve(case: &Case) -> Answer {
    let kept = RefCell::new(Vec::new());
    let objects = Objects::make(case, |own| kept.borrow_mut().push(own));
    let expected = case.expected();
    let mut sum = 0.0;
    for object in kept.take() {
        for (own, expected) in object.into_iter().zip(expected) {
            sum += (own - expected).abs();
        }
    }
    objects.answer(sum)
}
