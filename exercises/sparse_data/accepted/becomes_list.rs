// A map that becomes a list when it has too many entries.

use std::collections::HashMap;

use super::{Answer, Case};

enum Prizes {
    Map(HashMap<usize, u32>),
    List(Vec<u32>),
}

pub fn solve(case: &Case) -> Answer {
    let mut prizes = Prizes::Map(HashMap::new());
    for win in case.winning.iter() {
        if let Prizes::Map(map) = &prizes
            && map.len() >= case.numbers / 8
        {
            let mut list = vec![0; case.numbers];
            for (&number, &prize) in map {
                list[number] = prize;
            }
            prizes = Prizes::List(list);
        }
        match &mut prizes {
            Prizes::Map(map) => {
                map.insert(win.number, win.prize);
            }
            Prizes::List(list) => list[win.number] = win.prize,
        }
    }

    let mut paid = 0;
    for claim in case.claims() {
        let prize = match &prizes {
            Prizes::Map(map) => map.get(&claim.number).copied().unwrap_or(0),
            Prizes::List(list) => list[claim.number],
        };
        paid += claim.shares * u64::from(prize);
    }
    paid
}
