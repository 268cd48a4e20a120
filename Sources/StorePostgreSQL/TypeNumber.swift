/// The server's numbers of the types that statements take and give (pg_type.dat).
enum TypeNumber: UInt32 {
    case bool = 16
    case bytea = 17
    case name = 19
    case int8 = 20
    case int2 = 21
    case int4 = 23
    case text = 25
    case json = 114
    case unknown = 705
    case varchar = 1043
    case date = 1082
    case jsonb = 3802
}
