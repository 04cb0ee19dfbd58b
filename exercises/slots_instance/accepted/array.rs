// Three numbers side by side: each attribute has a place in place of a name.

use super::{Answer, Case, Objects};

pub fn solve(case: &Case) -> Answer {
    let objects = Objects::make(case, |attributes| attributes);
    let expected = case.expected();
    let off = |object: &[f64; 3]| -> f64 {
        object.iter().zip(expected).map(|(a, b)| (a - b).abs()).sum()
    };
    let sum = objects.list().iter().map(off).sum();
    objects.answer(sum)
}
