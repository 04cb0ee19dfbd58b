// wrong: keeps each attribute as an f32, which has too few digits.

use super::{Answer, Case, Objects};

pub fn solve(case: &Case) -> Answer {
    let objects = Objects::make(case, |of| of.map(|number| number as f32));
    let expected = case.expected();
    let off = |object: &[f32; 3]| -> f64 {
        let pairs = object.iter().zip(expected);
        pairs.map(|(a, b)| (f64::from(*a) - b).abs()).sum()
    };
    let sum = objects.list().iter().map(off).sum();
    objects.answer(sum)
}
