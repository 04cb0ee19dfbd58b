// left-out: keeps the list that was shown last, and no other.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut last: Option<(u32, Vec<u64>)> = None;

    for product in case.requests() {
        let (_, list) = last
            .take_if(|(key, _)| *key == product)
            .unwrap_or_else(|| (product, case.similar(product)));
        case.show(&list);
        last = Some((product, list));
    }
    case.checksum()
}
