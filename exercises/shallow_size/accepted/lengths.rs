// Takes the lengths, which are the capacities of lists that never grew.

use std::collections::HashMap;

use super::{Answer, Case, flat, map, nested, numbers, weigh};

type Rows = Vec<Vec<u64>>;

const WORDS: usize = size_of::<Vec<u64>>();

fn rows_size(rows: &Rows) -> usize {
    let mut bytes = WORDS;
    for row in rows {
        bytes += WORDS + 8 * row.len();
    }
    bytes
}

fn map_size(map: &HashMap<u64, u64>) -> usize {
    size_of::<HashMap<u64, u64>>() + 16 * map.len()
}

pub fn solve(case: &Case) -> Answer {
    let sizes = [
        weigh(
            "list of 10 numbers",
            || numbers(10),
            |list| WORDS + 8 * list.len(),
        ),
        weigh(
            "list of 1,000 numbers",
            || numbers(1_000),
            |list| WORDS + 8 * list.len(),
        ),
        weigh("100 rows, nested", || nested(&case.sample()), rows_size),
        weigh(
            "100 rows, flat",
            || flat(&case.sample()),
            |list| WORDS + 8 * list.len(),
        ),
        weigh("empty map", || map(0), map_size),
        weigh("map of 100 entries", || map(100), map_size),
    ];

    let [_, _, rows, list, ..] = &sizes;
    let sum = if list.claimed < rows.claimed {
        case.sum(&flat(&case.rows))
    } else {
        case.sum(nested(&case.rows).iter().flatten())
    };
    Answer { value: sum, found: sizes }
}
