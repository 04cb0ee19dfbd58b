// over-budget: a cache of all numbers, though most of the large ones come
// once.

use std::collections::HashMap;
use std::rc::Rc;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut cache: HashMap<i64, Rc<i64>> = HashMap::new();
    let mut object = |value| {
        Rc::clone(cache.entry(value).or_insert_with(|| Rc::new(value)))
    };
    let numbers: Vec<Rc<i64>> =
        case.numbers.iter().map(|value| object(value)).collect();

    let (mut sum, mut last) = (0, 0);
    for place in case.places() {
        let number = *numbers[place];
        sum += number.abs_diff(last);
        last = number;
    }
    sum
}
