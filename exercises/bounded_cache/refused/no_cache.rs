// left-out: computes the list for each request.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    for product in case.requests() {
        case.show(&case.similar(product));
    }
    case.checksum()
}
