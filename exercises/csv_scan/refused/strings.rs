// failed: reads lines as strings, and not every line is UTF-8.

use std::io::{BufRead, BufReader};

use super::{Answer, Case, Scan};

pub fn solve(case: &Case) -> Answer {
    let mut scan = Scan::default();
    let mut row = String::new();
    for line in BufReader::new(case.open()?).lines() {
        row.push_str(&line?);
        if row.matches('"').count() % 2 == 0 {
            scan.add(row.split(',').count() as u64);
            row.clear();
        }
    }
    Ok(scan)
}
