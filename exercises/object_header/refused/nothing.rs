// wrong: looks at no number.

use super::{Answer, Case};

pub fn solve(_case: &Case) -> Answer {
    0
}
