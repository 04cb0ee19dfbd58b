// Of each time only how much later it is than the one before.

use super::{Answer, Case, Inbox, Reading};

fn put(mut number: u64, message: &mut Vec<u8>) {
    while number > 127 {
        message.push(number as u8 | 128);
        number >>= 7;
    }
    message.push(number as u8);
}

fn take(message: &mut &[u8]) -> u64 {
    let end = message.iter().position(|byte| *byte < 128).unwrap() + 1;
    let (bytes, rest) = message.split_at(end);
    *message = rest;
    let bytes = bytes.iter().rev();
    bytes.fold(0, |number, byte| number << 7 | u64::from(byte & 127))
}

fn encode(case: &Case) -> Vec<u8> {
    let (mut message, mut last) = (Vec::new(), 0);
    for r in case.readings() {
        put(r.timestamp_ms - last, &mut message);
        last = r.timestamp_ms;
        put(r.sensor_id.into(), &mut message);
        message.extend(r.temperature.to_le_bytes());
        put(r.note.len() as u64, &mut message);
        message.extend(r.note.as_bytes());
    }
    message
}

fn decode(mut message: &[u8], inbox: &mut Inbox) {
    let mut timestamp_ms = 0;
    while !message.is_empty() {
        timestamp_ms += take(&mut message);
        let sensor_id = take(&mut message) as u32;
        let (temperature, rest) = message.split_first_chunk().unwrap();
        message = rest;
        let length = take(&mut message) as usize;
        let (note, rest) = message.split_at(length);
        message = rest;
        inbox.put(Reading {
            timestamp_ms,
            sensor_id,
            temperature: f64::from_le_bytes(*temperature),
            note: str::from_utf8(note).unwrap(),
        });
    }
}

pub fn solve(case: &Case) -> Answer {
    case.exchange(encode, decode)
}
