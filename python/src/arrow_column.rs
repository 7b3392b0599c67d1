//! One column, or one table, that another package hands over by the Arrow PyCapsule interface.
//!
//! Of this package this alone is unsafe: what is handed over is a pointer to a structure of C.
#![expect(
    unsafe_code,
    reason = "the Arrow PyCapsule interface hands over pointers, each named and to be moved from once"
)]

use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi};
use arrow_array::ffi_stream::{ArrayStreamReader, FFI_ArrowArrayStream, RecordBatchStreamReader};
use arrow_array::{ArrayReader, ArrayRef, RecordBatch, RecordBatchReader, make_array, new_null_array};
use arrow_schema::{ArrowError, DataType};
use pyo3::exceptions::PyValueError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};

/// The pieces of a column, in order; none where the object hands over nothing.
pub fn pieces(given: &Bound<'_, PyAny>) -> PyResult<Option<Vec<ArrayRef>>> {
    let py = given.py();
    if let Some(stream) = stream(given)? {
        let reader = ArrayStreamReader::try_new(stream).map_err(fault)?;
        if reader.field().data_type() == &DataType::Null {
            // polars hands over columns of nothing in a form that is not Arrow's: their length says it all.
            return Ok(Some(vec![new_null_array(&DataType::Null, given.len()?)]));
        }
        return reader.collect::<Result<_, _>>().map(Some).map_err(fault);
    }
    if let Some(handed_over) = given.getattr_opt(intern!(py, "__arrow_c_array__"))? {
        let (schema, array) =
            handed_over.call0()?.cast_into::<PyTuple>()?.extract::<(Bound<'_, PyAny>, Bound<'_, PyAny>)>()?;
        let (schema, array) = (schema.cast_into::<PyCapsule>()?, array.cast_into::<PyCapsule>()?);
        let schema = schema.pointer_checked(Some(c"arrow_schema"))?.cast::<FFI_ArrowSchema>();
        let array = array.pointer_checked(Some(c"arrow_array"))?.cast::<FFI_ArrowArray>();
        // SAFETY: capsules of those names hold the structures of Arrow's C interface, of one column, and are
        // alive here. The schema is only looked at; moving out of the array marks it as released.
        let data = unsafe { from_ffi(FFI_ArrowArray::from_raw(array.as_ptr()), schema.as_ref()) };
        return Ok(Some(vec![make_array(data.map_err(fault)?)]));
    }
    Ok(None)
}

/// The pieces of a table, in order, at least one, be it of no rows; none where the object hands over nothing.
pub fn batches(given: &Bound<'_, PyAny>) -> PyResult<Option<Vec<RecordBatch>>> {
    let Some(stream) = stream(given)? else { return Ok(None) };
    let reader = RecordBatchStreamReader::try_new(stream).map_err(fault)?;
    let empty = RecordBatch::new_empty(reader.schema());
    let mut batches: Vec<RecordBatch> = reader.collect::<Result<_, _>>().map_err(fault)?;
    if batches.is_empty() {
        batches.push(empty);
    }
    Ok(Some(batches))
}

/// The stream that an object hands over, if it does.
fn stream(given: &Bound<'_, PyAny>) -> PyResult<Option<FFI_ArrowArrayStream>> {
    let Some(handed_over) = given.getattr_opt(intern!(given.py(), "__arrow_c_stream__"))? else { return Ok(None) };
    let capsule = handed_over.call0()?.cast_into::<PyCapsule>()?;
    let stream = capsule.pointer_checked(Some(c"arrow_array_stream"))?.cast::<FFI_ArrowArrayStream>();
    // SAFETY: a capsule of that name holds a stream of Arrow's C interface, and is alive here. Moving out
    // of it marks it as released, so nobody releases it a second time.
    Ok(Some(unsafe { FFI_ArrowArrayStream::from_raw(stream.as_ptr()) }))
}

fn fault(error: ArrowError) -> PyErr {
    PyValueError::new_err(error.to_string())
}
