//! Keep a list of numbers in as few bytes as the numbers themselves have.

use super::{Answer, Case};

/// A number as an object that says what it is and how many refer to it.
struct Float {
    references: usize,
    kind: &'static str,
    value: f64,
}

fn float(value: f64) -> Float {
    Float { references: 1, kind: "float", value }
}

pub fn solve(case: &Case) -> Answer {
    // Every element is the address of an object. What of it is the number?
    let numbers: Vec<Box<Float>> = (0..case.numbers)
        .map(|i| Box::new(float(f64::from(i) / 2.0)))
        .collect();

    let mut sum = 0.0;
    for number in &numbers {
        assert!(number.references > 0 && number.kind == "float");
        sum += number.value;
    }
    sum
}
