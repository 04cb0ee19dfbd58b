// Written and read as a file is: with `Write` for a list and `Read` for a
// slice.

use std::io::{self, Read, Write};

use super::{Answer, Case, Question};

fn write(case: &Case) -> io::Result<Vec<u8>> {
    let mut message = Vec::new();
    for (id, x, y, flags) in case.records.iter() {
        message.write_all(&id.to_be_bytes())?;
        message.write_all(&x.to_be_bytes())?;
        message.write_all(&y.to_be_bytes())?;
        message.write_all(&[flags])?;
    }
    Ok(message)
}

fn four(message: &mut &[u8]) -> io::Result<[u8; 4]> {
    let mut bytes = [0; 4];
    message.read_exact(&mut bytes)?;
    Ok(bytes)
}

fn read(mut message: &[u8], q: Question) -> io::Result<f64> {
    let mut distance = 0.0;
    while !message.is_empty() {
        let id = u32::from_be_bytes(four(&mut message)?);
        let x = f32::from_be_bytes(four(&mut message)?);
        let y = f32::from_be_bytes(four(&mut message)?);
        let mut flags = [0];
        message.read_exact(&mut flags)?;
        if id < q.below && flags[0] & q.bit != 0 {
            distance += (f64::from(x) - q.x).abs();
            distance += (f64::from(y) - q.y).abs();
        }
    }
    Ok(distance)
}

pub fn solve(case: &Case) -> Answer {
    let message = write(case).expect("a list takes any bytes");
    let distance = read(&message, case.question());
    let distance = distance.expect("the message is whole");
    Answer { distance, receipt: case.send(&message) }
}
