//! Waits for a few hundred hashes, then writes those that are neighbors in the
//! file with one write.

use std::collections::BTreeMap;
use std::io;

use super::{Case, OutputFile, SIZE};

/// The most hashes that wait.
const WAITING: usize = 512;

pub fn solve(case: &Case) -> io::Result<OutputFile> {
    let file = case.create()?;
    file.set_len((case.files * SIZE) as u64)?;

    let mut waiting = BTreeMap::new();
    for hash in case.hashes.iter() {
        waiting.insert(hash.number, hash.bytes);
        if waiting.len() == WAITING {
            write(&file, &mut waiting)?;
        }
    }
    write(&file, &mut waiting)?;
    Ok(file)
}

/// Writes what waits, run by run.
fn write(
    file: &OutputFile,
    waiting: &mut BTreeMap<usize, [u8; SIZE]>,
) -> io::Result<()> {
    let mut run = Vec::new();
    while let Some((first, bytes)) = waiting.pop_first() {
        run.clear();
        run.extend(bytes);
        let mut next = first + 1;
        while let Some(bytes) = waiting.remove(&next) {
            run.extend(bytes);
            next += 1;
        }
        file.write_all_at(&run, (first * SIZE) as u64)?;
    }
    Ok(())
}
