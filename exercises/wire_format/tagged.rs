//! A number of one byte stands for each field's name, and the value follows as
//! bytes. Fields may come in any order, and an empty note is not sent.

use super::{Answer, Case, Inbox, Reading};

const END: u8 = 0;
const TIME: u8 = 1;
const SENSOR: u8 = 2;
const TEMPERATURE: u8 = 3;
const NOTE: u8 = 4;

/// The most that a reading takes without the bytes of its note.
const MOST: usize = 5 + 8 + 4 + 8 + 2;

fn encode(case: &Case) -> Vec<u8> {
    let readings = case.readings();
    let room = readings.len() * MOST + case.note_bytes();
    let mut message = Vec::with_capacity(room);
    for r in readings {
        message.push(TIME);
        message.extend(r.timestamp_ms.to_le_bytes());
        message.push(SENSOR);
        message.extend(r.sensor_id.to_le_bytes());
        message.push(TEMPERATURE);
        message.extend(r.temperature.to_le_bytes());
        if !r.note.is_empty() {
            message.push(NOTE);
            let length = u16::try_from(r.note.len()).unwrap();
            message.extend(length.to_le_bytes());
            message.extend(r.note.as_bytes());
        }
        message.push(END);
    }
    message
}

/// Splits the bytes of a number off the message.
fn take<const N: usize>(message: &mut &[u8]) -> [u8; N] {
    let (bytes, rest) = message.split_first_chunk().unwrap();
    *message = rest;
    *bytes
}

fn decode(mut message: &[u8], inbox: &mut Inbox) {
    let m = &mut message;
    let mut reading = Reading::default();
    while !m.is_empty() {
        let [tag] = take(m);
        match tag {
            TIME => reading.timestamp_ms = u64::from_le_bytes(take(m)),
            SENSOR => reading.sensor_id = u32::from_le_bytes(take(m)),
            TEMPERATURE => reading.temperature = f64::from_le_bytes(take(m)),
            NOTE => {
                let length = u16::from_le_bytes(take(m));
                let (note, rest) = m.split_at(length.into());
                reading.note = str::from_utf8(note).unwrap();
                *m = rest;
            }
            END => {
                inbox.put(reading);
                reading = Reading::default();
            }
            other => panic!("no field has the number {other}"),
        }
    }
}

pub fn solve(case: &Case) -> Answer {
    case.exchange(encode, decode)
}
