// left-out: asks the file for one byte at a time.

use std::io::Read;

use super::{Answer, Case, Scan};

#[derive(Clone, Copy, PartialEq)]
enum Place {
    Start,
    Plain,
    Quoted,
    Quote,
}

fn next(place: Place, byte: u8) -> Place {
    match (place, byte) {
        (Place::Quoted, b'"') => Place::Quote,
        (Place::Quoted, _) => Place::Quoted,
        (Place::Quote | Place::Start, b'"') => Place::Quoted,
        (_, b',' | b'\n') => Place::Start,
        (Place::Start, b'\r') => Place::Start,
        _ => Place::Plain,
    }
}

pub fn solve(case: &Case) -> Answer {
    let mut file = case.open()?;
    let mut scan = Scan::default();
    let mut chunk = [0];

    let mut place = Place::Start;
    let mut fields = 0;

    loop {
        let count = file.read(&mut chunk)?;
        if count == 0 {
            break;
        }
        for &byte in &chunk[..count] {
            let to = next(place, byte);
            if byte == b'\n' && to == Place::Start {
                if fields > 0 || place != Place::Start {
                    scan.add(fields + 1);
                }
                fields = 0;
            } else if byte == b',' && to == Place::Start {
                fields += 1;
            }
            place = to;
        }
    }
    if fields > 0 || place != Place::Start {
        scan.add(fields + 1);
    }
    Ok(scan)
}
