// over-budget: the bytes as hexadecimal digits, two for each.

use super::{Answer, Case, Inbox, Reading};

fn bytes(case: &Case) -> String {
    let mut message = Vec::new();
    for r in case.readings() {
        message.extend(r.timestamp_ms.to_le_bytes());
        message.extend(r.sensor_id.to_le_bytes());
        message.extend(r.temperature.to_le_bytes());
        message.extend((r.note.len() as u16).to_le_bytes());
        message.extend(r.note.as_bytes());
    }
    message.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn encode(case: &Case) -> Vec<u8> {
    bytes(case).into_bytes()
}

fn decode(message: &[u8], inbox: &mut Inbox) {
    let digits = message.chunks_exact(2);
    let bytes: Vec<u8> = digits
        .map(|two| str::from_utf8(two).unwrap())
        .map(|two| u8::from_str_radix(two, 16).unwrap())
        .collect();
    read(&bytes, inbox);
}

fn read(mut message: &[u8], inbox: &mut Inbox) {
    while let Some((time, rest)) = message.split_first_chunk() {
        let (sensor, rest) = rest.split_first_chunk().unwrap();
        let (temperature, rest) = rest.split_first_chunk().unwrap();
        let (length, rest) = rest.split_first_chunk().unwrap();
        let length = u16::from_le_bytes(*length);
        let (note, rest) = rest.split_at(length.into());
        inbox.put(Reading {
            timestamp_ms: u64::from_le_bytes(*time),
            sensor_id: u32::from_le_bytes(*sensor),
            temperature: f64::from_le_bytes(*temperature),
            note: str::from_utf8(note).unwrap(),
        });
        message = rest;
    }
}

pub fn solve(case: &Case) -> Answer {
    case.exchange(encode, decode)
}
