// Folds the numbers into their sum.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    case.numbers.iter().fold(0, |sum, number| sum + number * number)
}
