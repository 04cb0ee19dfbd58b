// over-budget: the objects side by side in the list, each with its type.

use super::{Answer, Case};

pub struct Type {
    name: &'static str,
}

static INT: Type = Type { name: "int" };

pub struct Int {
    pub kind: &'static Type,
    pub value: i64,
}

fn int(value: i64) -> Int {
    Int { kind: &INT, value }
}

fn value(object: &Int) -> i64 {
    assert_eq!(object.kind.name, "int");
    object.value
}

pub fn solve(case: &Case) -> Answer {
    let numbers: Vec<Int> = case.numbers.iter().map(int).collect();

    let (mut sum, mut last) = (0, 0);
    for place in case.places() {
        let number = value(&numbers[place]);
        sum += number.abs_diff(last);
        last = number;
    }
    sum
}
