// left-out: forgets any list, used or not.

use std::collections::HashMap;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut cache: HashMap<u32, Vec<u64>> = HashMap::new();
    let mut keys: Vec<u32> = Vec::new();
    let mut random: u32 = 1;

    for product in case.requests() {
        if let Some(list) = cache.get(&product) {
            case.show(list);
            continue;
        }
        if keys.len() == case.bound.get() {
            random =
                random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let at = (random >> 8) as usize % keys.len();
            cache.remove(&keys.swap_remove(at));
        }
        let list = case.similar(product);
        case.show(&list);
        cache.insert(product, list);
        keys.push(product);
    }
    case.checksum()
}
