//! Keep a list of numbers in as few bytes as the numbers themselves have.

use super::{Answer, Case};

/// The type of an object. All numbers point to the same one.
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

fn value(object: &Float) -> f64 {
    // A list of objects may hold anything, so this has to be asked.
    assert_eq!(object.kind.name, "float");
    object.value
}

pub fn solve(case: &Case) -> Answer {
    // Every element is the address of an object. What of it is the number?
    let numbers: Vec<Box<Float>> =
        case.numbers.iter().map(float).map(Box::new).collect();

    let target = case.target();
    let mut sum = 0.0;
    for number in &numbers {
        sum += (value(number) - target).abs();
    }
    sum
}
