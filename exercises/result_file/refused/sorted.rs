// over-budget: takes all hashes, and sorts them by their place.

use std::io::{self, Write};

use super::{Case, Hash, OutputFile, SIZE};

pub fn solve(case: &Case) -> io::Result<OutputFile> {
    let mut file = case.create()?;
    let mut hashes: Vec<Hash> = case.hashes.iter().collect();
    hashes.reverse();
    hashes.sort_by_key(|hash| hash.number);
    hashes.dedup_by_key(|hash| hash.number);
    let mut hashes = hashes.into_iter().peekable();
    for number in 0..case.files {
        let hash = hashes.next_if(|hash| hash.number == number);
        file.write_all(&hash.map_or([0; SIZE], |hash| hash.bytes))?;
    }
    Ok(file)
}
