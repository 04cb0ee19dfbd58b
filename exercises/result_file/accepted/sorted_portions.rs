// Takes a few hundred hashes at a time, sorts them so that equal numbers keep
// their order, and writes neighbors together.

use std::io;

use super::{Case, Hash, OutputFile, SIZE};

pub fn solve(case: &Case) -> io::Result<OutputFile> {
    let file = case.create()?;
    file.set_len((case.files * SIZE) as u64)?;
    let mut run = Vec::new();
    loop {
        let mut portion: Vec<Hash> = case.hashes.read(400);
        if portion.is_empty() {
            return Ok(file);
        }
        portion.sort_by_key(|hash| hash.number);
        for (at, hash) in portion.iter().enumerate() {
            let next = portion.get(at + 1).map(|next| next.number);
            if next == Some(hash.number) {
                // A newer one follows.
                continue;
            }
            run.extend(hash.bytes);
            if next != Some(hash.number + 1) {
                let end = (hash.number + 1) * SIZE;
                file.write_all_at(&run, (end - run.len()) as u64)?;
                run.clear();
            }
        }
    }
}
