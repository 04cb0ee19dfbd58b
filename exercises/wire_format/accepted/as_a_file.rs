// Writes to the message and reads from it as from a file.

use std::io::{self, Read, Write};

use super::{Answer, Case, Inbox, Reading};

fn write(r: &Reading, to: &mut impl Write) -> io::Result<()> {
    to.write_all(&r.timestamp_ms.to_le_bytes())?;
    to.write_all(&r.sensor_id.to_le_bytes())?;
    to.write_all(&r.temperature.to_le_bytes())?;
    to.write_all(&(r.note.len() as u16).to_le_bytes())?;
    to.write_all(r.note.as_bytes())
}

fn encode(case: &Case) -> Vec<u8> {
    let mut message = Vec::new();
    for r in case.readings() {
        write(&r, &mut message).unwrap();
    }
    message
}

fn number<const N: usize>(from: &mut impl Read) -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    from.read_exact(&mut bytes)?;
    Ok(bytes)
}

fn decode(mut message: &[u8], inbox: &mut Inbox) {
    let mut note = String::new();
    while let Ok(time) = number(&mut message) {
        let mut next = || {
            Ok::<_, io::Error>((
                u32::from_le_bytes(number(&mut message)?),
                f64::from_le_bytes(number(&mut message)?),
                u16::from_le_bytes(number(&mut message)?),
            ))
        };
        let (sensor_id, temperature, length) = next().unwrap();
        note.clear();
        let mut bytes = (&mut message).take(length.into());
        bytes.read_to_string(&mut note).unwrap();
        inbox.put(Reading {
            timestamp_ms: u64::from_le_bytes(time),
            sensor_id,
            temperature,
            note: &note,
        });
    }
}

pub fn solve(case: &Case) -> Answer {
    case.exchange(encode, decode)
}
