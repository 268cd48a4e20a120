print("recount")
