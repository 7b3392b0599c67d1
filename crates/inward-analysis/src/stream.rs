//! What a table hands to other programs of the same process: the structures of Arrow's C interface, which
//! stay the same from one version of Arrow to the next.

use arrow_array::ffi::FFI_ArrowSchema;
use arrow_array::ffi_stream::FFI_ArrowArrayStream;

/// The rows of a table as an `ArrowArrayStream` of Arrow's C stream interface, and laid out as one: a pointer
/// to this is a pointer to that. Whoever reads it shares the table's memory, and nothing is copied. What
/// nobody took over is released when it is dropped.
#[derive(Debug)]
#[repr(transparent)]
pub struct ArrowStream(pub(crate) FFI_ArrowArrayStream);

/// The columns of a table as an `ArrowSchema` of Arrow's C data interface, and laid out as one.
#[derive(Debug)]
#[repr(transparent)]
pub struct ArrowSchema(pub(crate) FFI_ArrowSchema);
