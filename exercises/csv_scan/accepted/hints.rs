// Follows the hints: a place and a number are all that is carried over.

use std::io::Read;

use super::{Answer, Case, Scan};

#[derive(Clone, Copy, PartialEq)]
enum Place {
    Start,
    Plain,
    Quoted,
    Quote,
}

pub fn solve(case: &Case) -> Answer {
    let mut file = case.open()?;
    let mut scan = Scan::default();

    let mut chunk = vec![0; case.chunk];
    let mut place = Place::Start;
    let mut fields = 0;
    loop {
        let count = file.read(&mut chunk)?;
        if count == 0 {
            break;
        }
        for &byte in &chunk[..count] {
            place = match (place, byte) {
                (Place::Quoted, b'"') => Place::Quote,
                (Place::Quoted, _) => Place::Quoted,
                (Place::Quote, b'"') => Place::Quoted,
                (Place::Start, b'"') => Place::Quoted,
                (_, b',') => {
                    fields += 1;
                    Place::Start
                }
                (_, b'\n') => {
                    if fields > 0 || place != Place::Start {
                        scan.add(fields + 1);
                    }
                    fields = 0;
                    Place::Start
                }
                (Place::Start, b'\r') => Place::Start,
                _ => Place::Plain,
            };
        }
    }
    if fields > 0 || place != Place::Start {
        scan.add(fields + 1);
    }
    Ok(scan)
}
