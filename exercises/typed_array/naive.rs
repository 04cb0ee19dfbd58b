//! Every number is an object on the heap with a header, as a Python float is.

use super::{Answer, Case};

/// What an object is. All numbers point to the same one.
pub struct Type {
    name: &'static str,
}

static FLOAT: Type = Type { name: "float" };

/// The fields lie in this order: the header comes first in every object, so
/// that it can be read before the type is known.
#[repr(C)]
pub struct Float {
    pub references: usize,
    pub kind: &'static Type,
    pub value: f64,
}

fn float(value: f64) -> Float {
    Float { references: 1, kind: &FLOAT, value }
}

fn add(sum: f64, number: &Float) -> f64 {
    // A list of objects may hold anything, so this has to be asked.
    assert_eq!(number.kind.name, "float");
    sum + number.value
}

pub fn solve(case: &Case) -> Answer {
    let numbers: Vec<Box<Float>> = (0..case.numbers)
        .map(|i| Box::new(float(f64::from(i) / 2.0)))
        .collect();

    let mut sum = 0.0;
    for number in &numbers {
        sum = add(sum, number);
    }
    sum
}
