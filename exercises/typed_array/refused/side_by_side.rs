// over-budget: the objects side by side, each with its header.

use super::{Answer, Case};

struct Float {
    references: usize,
    kind: &'static str,
    value: f64,
}

fn float(value: f64) -> Float {
    Float { references: 1, kind: "float", value }
}

pub fn solve(case: &Case) -> Answer {
    let numbers: Vec<Float> = case.numbers.iter().map(float).collect();
    let target = case.target();
    let far = |number: &Float| {
        assert!(number.references > 0 && number.kind == "float");
        (number.value - target).abs()
    };
    numbers.iter().map(far).sum()
}
