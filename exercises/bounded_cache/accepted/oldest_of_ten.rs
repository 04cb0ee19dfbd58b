// Looks at ten entries, taken at random, and forgets the one of them that has
// gone unused the longest.

use std::collections::HashMap;

use super::{Answer, Case};

struct Entry {
    product: u32,
    list: Vec<u64>,
    used: usize,
}

pub fn solve(case: &Case) -> Answer {
    let mut entries: Vec<Entry> = Vec::new();
    let mut places: HashMap<u32, usize> = HashMap::new();
    let mut random: u32 = 1;

    for (now, product) in case.requests().enumerate() {
        if let Some(at) = places.get(&product) {
            let entry = &mut entries[*at];
            entry.used = now;
            case.show(&entry.list);
            continue;
        }
        if entries.len() < case.bound.get() {
            let list = case.similar(product);
            case.show(&list);
            places.insert(product, entries.len());
            entries.push(Entry { product, list, used: now });
            continue;
        }
        let any = (0..10).map(|_| {
            random =
                random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (random >> 8) as usize % entries.len()
        });
        let oldest = any.min_by_key(|at| entries[*at].used).unwrap_or(0);
        let entry = &mut entries[oldest];
        places.remove(&entry.product);
        entry.list = case.similar(product);
        entry.product = product;
        entry.used = now;
        case.show(&entry.list);
        places.insert(product, oldest);
    }
    case.checksum()
}
